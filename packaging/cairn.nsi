; The installer for one person on Windows, who need not be an administrator. Made by .ci/package, which says VERSION, FROM and TO.
; cairn-setup.exe /S installs without a question, /D=C:\some\folder (last, without quotes) elsewhere; uninstall.exe /S removes it so.
Target amd64-unicode
Name "Cairn"
OutFile "${TO}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Cairn"
InstallDirRegKey HKCU "Software\Cairn" "Folder"
SetCompressor /SOLID lzma
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "Cairn ${VERSION}"
Icon "${FROM}\cairn.ico"
UninstallIcon "${FROM}\cairn.ico"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Cairn"
VIAddVersionKey FileDescription "Installs Cairn"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT or Apache-2.0"

!include LogicLib.nsh
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Cairn"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; Windows replaces and deletes no program that runs: nothing is begun until it is closed.
!macro CheckClosed un
Function ${un}CheckClosed
  again:
  ${If} ${FileExists} "$INSTDIR\cairn.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\cairn.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Cairn is open. Close it, and try again." /SD IDCANCEL IDRETRY again
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro CheckClosed ""
!insertmacro CheckClosed "un."

Section
  Call CheckClosed
  SetOutPath "$INSTDIR"
  File "${FROM}\cairn.exe"
  File "${FROM}\cairn-window.exe"
  File "${FROM}\README.txt"
  File "${FROM}\LICENSE-MIT.txt"
  File "${FROM}\LICENSE-APACHE.txt"
  File "${FROM}\THIRD-PARTY.txt"
  File "${FROM}\cairn.cdx.json"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Cairn.lnk" "$INSTDIR\cairn-window.exe"
  WriteRegStr HKCU "Software\Cairn" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "DisplayName" "Cairn"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\cairn.exe"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
SectionEnd

; Takes away what was installed, by name, and never a record, wherever it lies.
Section Uninstall
  Call un.CheckClosed
  Delete "$INSTDIR\cairn.exe"
  Delete "$INSTDIR\cairn-window.exe"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\THIRD-PARTY.txt"
  Delete "$INSTDIR\cairn.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Cairn.lnk"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "Software\Cairn"
SectionEnd
